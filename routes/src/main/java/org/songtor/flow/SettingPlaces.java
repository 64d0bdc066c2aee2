package org.songtor.flow;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;

/** In which file, and in which line of it, a setting stands. */
final class SettingPlaces {
    private final Environment environment;

    SettingPlaces(Environment environment) {
        this.environment = environment;
    }

    /** A line of its own; nothing where no file names it or what is around it. */
    String told(String setting) {
        return place(setting).map(origin -> "\n    " + told(origin)).orElse("");
    }

    /** Whether the setting belongs to a list of which another place says something too: one of them is read, and the other is not. */
    boolean twice(ConfigurationPropertyName setting) {
        int index = 0;
        while (index < setting.getNumberOfElements() && !setting.isNumericIndex(index)) {
            index++;
        }
        ConfigurationPropertyName list = setting.chop(index);
        return index < setting.getNumberOfElements()
                && sources()
                                .filter(source -> source.stream().anyMatch(list::isAncestorOf))
                                .count()
                        > 1;
    }

    /** Where the setting stands, or what is below it; else where its neighbours do. */
    private Optional<Origin> place(String setting) {
        ConfigurationPropertyName name = ConfigurationPropertyName.adapt(setting, '.');
        for (; name.getNumberOfElements() > 1; name = name.getParent()) {
            Optional<Origin> origin = origin(name);
            if (origin.isPresent()) {
                return origin;
            }
        }
        return Optional.empty();
    }

    private Optional<Origin> origin(ConfigurationPropertyName name) {
        return sources()
                .flatMap(source -> source.stream()
                        .filter(one -> one.equals(name) || name.isAncestorOf(one))
                        .limit(1)
                        .map(source::getConfigurationProperty))
                .flatMap(property -> Stream.ofNullable(Origin.from(property)))
                .findFirst();
    }

    private Stream<IterableConfigurationPropertySource> sources() {
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .map(IterableConfigurationPropertySource.class::cast);
    }

    private static String told(Origin found) {
        Origin origin =
                found instanceof PropertySourceOrigin source && source.getOrigin() != null ? source.getOrigin() : found;
        if (origin instanceof TextResourceOrigin text && text.getLocation() != null) {
            return "ในไฟล์ in " + file(text.getResource()) + " บรรทัดที่ line "
                    + (text.getLocation().getLine() + 1);
        }
        return "จาก from " + origin;
    }

    private static String file(Resource resource) {
        try {
            return resource.isFile() ? resource.getFile().getPath() : resource.getDescription();
        } catch (IOException e) { // it was there when it was read
            return resource.getDescription();
        }
    }
}
