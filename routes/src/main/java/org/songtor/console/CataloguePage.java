package org.songtor.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Every problem the program can report, with its words. Open to everybody: a fund's programmer looks codes up without a login. */
@Controller
class CataloguePage {
    @GetMapping("/console/problems")
    String problems(@Nullable Authentication who, Model page) {
        Map<String, List<Problem>> classes = new TreeMap<>();
        Arrays.stream(ProblemCode.values())
                .sorted((a, b) -> a.code().compareTo(b.code()))
                .forEach(code -> classes.computeIfAbsent(code.code().substring(4, 5), c -> new ArrayList<>())
                        .add(Problem.ofFile(code, "", "", "")));
        page.addAttribute("officer", who != null && who.getPrincipal() instanceof OfficerLogin o ? o : null);
        page.addAttribute("classes", classes);
        return "console/problems";
    }
}
