package org.songtor.flow;

import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/**
 * What libraries would set up by themselves and this program never asks for. Camel brings one such class for each of its components, to be turned by
 * settings below {@code camel.component}; there are none here, and each is read, tried and kept as beans at every start all the same. Spring Boot would look into
 * every method of every part for an annotation that asks for a transaction; the store says each of its transactions in words.
 */
public final class NeverUsed implements AutoConfigurationImportFilter {
    static final List<String> OF = List.of(
            "org.apache.camel.component.",
            "org.apache.camel.language.",
            "org.apache.camel.model.rest.",
            "org.apache.camel.spring.boot.actuate.console.",
            "org.apache.camel.spring.boot.actuate.endpoint.",
            "org.apache.camel.spring.boot.cloud.",
            "org.apache.camel.spring.boot.cluster.",
            "org.apache.camel.spring.boot.routecontroller.",
            "org.apache.camel.spring.boot.routetemplate.",
            "org.apache.camel.spring.boot.security.",
            "org.apache.camel.spring.boot.threadpool.",
            "org.apache.camel.spring.boot.trace.",
            "org.apache.camel.spring.boot.vault.",
            "org.apache.cxf.spring.boot.autoconfigure.openapi.",
            "org.apache.cxf.spring.boot.autoconfigure.micrometer.",
            "org.springframework.boot.autoconfigure.aop.",
            "org.springframework.boot.autoconfigure.cache.",
            "org.springframework.boot.autoconfigure.dao.",
            "org.springframework.boot.autoconfigure.http.client.",
            "org.springframework.boot.autoconfigure.jms.JmsAutoConfiguration",
            "org.springframework.boot.autoconfigure.netty.",
            "org.springframework.boot.autoconfigure.sql.init.",
            "org.springframework.boot.autoconfigure.task.",
            "org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration",
            "org.springframework.boot.autoconfigure.transaction.jta.",
            "org.springframework.boot.autoconfigure.web.client.",
            "org.springframework.boot.autoconfigure.websocket.",
            "org.springframework.boot.actuate.autoconfigure.metrics.cache.",
            "org.springframework.boot.actuate.autoconfigure.metrics.integration.",
            "org.springframework.boot.actuate.autoconfigure.metrics.task.",
            "org.springframework.boot.actuate.autoconfigure.observation.web.client.",
            "org.springframework.boot.actuate.autoconfigure.scheduling.",
            "org.springframework.boot.actuate.autoconfigure.ssl.");

    @Override
    public boolean[] match(String[] classes, AutoConfigurationMetadata metadata) {
        boolean[] wanted = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            String name = classes[i];
            // One that another filter refused stands here as nothing.
            wanted[i] = name == null || OF.stream().noneMatch(name::startsWith);
        }
        return wanted;
    }
}
