package org.songtor.demo;

import java.util.Map;
import org.songtor.Songtor;
import org.songtor.intake.Door;
import org.songtor.model.FundId;
import org.songtor.port.RosterStore;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The gateway as {@code serve} starts it, with a few settings of the demo on top. */
final class Gateway implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private Gateway(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Gateway start(Map<String, Object> settings) {
        return new Gateway(new SpringApplicationBuilder(Songtor.class)
                .initializers(new Played("demo", settings))
                .run());
    }

    int port() {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    /** @param door {@code sftp} or {@code https} */
    int port(String door) {
        return context.getBeansOfType(Door.class).values().stream()
                .filter(d -> d.name().equals(door))
                .mapToInt(Door::port)
                .findFirst()
                .orElseThrow();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    void roster(FundId fund) throws java.io.IOException {
        context.getBean(RosterStore.class).replace(fund, Sample.roster(fund));
    }

    @Override
    public void close() {
        context.close();
    }
}
