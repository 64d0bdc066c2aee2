package org.songtor.answer;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.songtor.flow.Boxes;
import org.songtor.flow.FailurePolicy;

/** How routes of every kind of channel look into a box: by the clock, with the {@link Source} at hand, and told to {@link Boxes}. */
abstract class BoxTemplate extends RouteBuilder {
    /** Names of one look; the others come with the next. */
    static final int MOST = 100;

    final Desk desk;
    final Look look;

    BoxTemplate(Desk desk, Boxes looks) {
        this.desk = desk;
        this.look = new Look(looks, MOST);
    }

    /**
     * The template up to where it asks what is there; each ends with {@link Look#end}.
     *
     * @param more parameters beside {@code source, box, poll}
     */
    final RouteDefinition begins(String template, String... more) {
        RouteTemplateDefinition made = routeTemplate(template)
                .templateParameter("source")
                .templateParameter("box")
                .templateParameter("poll");
        for (String parameter : more) {
            made.templateParameter(parameter);
        }
        return made.from("scheduler:{{source}}?delay={{poll}}")
                .routeConfigurationId(FailurePolicy.ID)
                .process(look::begin)
                .setProperty(AnswerRoutes.SOURCE, simple("${ref:{{source}}}"));
    }
}
