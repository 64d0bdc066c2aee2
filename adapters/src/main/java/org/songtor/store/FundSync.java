package org.songtor.store;

import java.util.Comparator;
import javax.sql.DataSource;
import org.songtor.model.Catalogue;
import org.songtor.model.Fund;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** At start, the store knows every fund of the catalogue; a fund that left the catalogue stays, its batches name it. */
@Component
@DependsOnDatabaseInitialization
class FundSync implements InitializingBean {
    private final JdbcClient jdbc;
    private final Catalogue catalogue;

    FundSync(DataSource dataSource, Catalogue catalogue) {
        this.jdbc = JdbcClient.create(dataSource);
        this.catalogue = catalogue;
    }

    @Override
    public void afterPropertiesSet() {
        catalogue.funds().values().stream()
                .sorted(Comparator.comparing(Fund::id))
                .forEach(this::upsert);
    }

    private void upsert(Fund fund) {
        jdbc.sql("""
                        insert into fund (fund_id, name_th, name_en) values (?, ?, ?)
                        on conflict (fund_id) do update set name_th = excluded.name_th, name_en = excluded.name_en
                        """).params(fund.id().value(), fund.nameTh(), fund.nameEn()).update();
    }
}
