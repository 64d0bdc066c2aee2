package org.songtor.flow;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.properties.source.ConfigurationPropertyCaching;
import org.springframework.context.ApplicationListener;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.PriorityOrdered;

/**
 * Tells Spring early what it would learn late: no setting changes any more, and no part is added. It then looks for each setting once and not at every
 * question, which with a thousand funds took minutes, and remembers which parts are of a kind while the web server is made, for which half of them are made.
 */
public final class NothingChanges implements ApplicationListener<ApplicationPreparedEvent> {
    @Override
    public void onApplicationEvent(ApplicationPreparedEvent event) {
        ConfigurationPropertyCaching.get(event.getApplicationContext().getEnvironment())
                .enable();
        GenericApplicationContext parts = (GenericApplicationContext) event.getApplicationContext();
        parts.registerBean(AllKnown.class, () -> new AllKnown(parts.getBeanFactory()));
    }

    /** Made before all parts but those that change definitions: these are done when it is. */
    static final class AllKnown implements BeanPostProcessor, PriorityOrdered {
        AllKnown(ConfigurableListableBeanFactory parts) {
            parts.freezeConfiguration();
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }
}
