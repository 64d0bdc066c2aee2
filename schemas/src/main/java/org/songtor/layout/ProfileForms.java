package org.songtor.layout;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;
import org.songtor.model.FormVersion;
import org.songtor.model.FormVersion.Part;
import org.songtor.model.ProfileId;
import org.songtor.model.ProfileInfo;
import org.songtor.model.Sha256;

/** The versions of a profile's two parts with their hashes, from tables or, where a program says the form, from its files. */
public final class ProfileForms {
    /** In the order of names, which is the order they are hashed in. */
    private static final List<String> FILES = List.of(".properties", ".wsdl", ".xsd");

    private ProfileForms() {}

    public static FormVersion of(Part part, Layout layout) {
        return new FormVersion(part, layout.info(), layout.hash());
    }

    /** Both parts of a profile that tables say. */
    public static List<FormVersion> of(LayoutBook remittance, LayoutBook answer) {
        return Stream.concat(
                        remittance.versions().stream().map(l -> of(Part.REMITTANCE, l)),
                        answer.versions().stream().map(l -> of(Part.ANSWER, l)))
                .toList();
    }

    /** Both parts of a profile that a program says: one set of files, so one hash. */
    public static List<FormVersion> of(ProfileInfo info) {
        Sha256 hash = hash(info.id(), info.version());
        return List.of(new FormVersion(Part.REMITTANCE, info, hash), new FormVersion(Part.ANSWER, info, hash));
    }

    /** SHA-256 over the files' bytes, each after its name and a line feed. */
    private static Sha256 hash(ProfileId profile, int version) {
        MessageDigest digest = Sha256.digest();
        for (String ending : FILES) {
            String name = profile.name() + ".v" + version + ending;
            try (InputStream in = ProfileForms.class.getResourceAsStream("/formats/" + profile.agency() + "/" + name)) {
                if (in != null) {
                    digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
                    digest.update(in.readAllBytes());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(name, e);
            }
        }
        return Sha256.ofDigest(digest.digest());
    }
}
