package org.songtor.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songtor.demo.Installed;
import org.songtor.fault.Lane;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.AgencyCode;
import org.songtor.sandbox.SandboxSettings;

class EstateTest {
    private final SongtorSettings installed = Installed.settings();

    @Test
    void every_lane_has_goods_and_no_two_share_a_profile() {
        List<Goods> goods = Goods.of(installed, List.of(Lane.values()));
        assertThat(goods).extracting(Goods::lane).containsExactly(Lane.values());
        assertThat(goods).extracting(Goods::profile).doesNotHaveDuplicates();
    }

    @Test
    void a_house_knows_the_agencies_of_its_goods_and_those_whose_schemes_they_exclude() {
        assertThat(estate(Lane.SFTP).agencies()).containsOnlyKeys(AgencyCode.of("baac"));
        assertThat(estate(Lane.HTTPS).agencies()).containsOnlyKeys(AgencyCode.of("nsf"), AgencyCode.of("sso"));
        assertThat(estate(Lane.HTTPS).pays(AgencyCode.of("sso"))).isFalse();
    }

    @Test
    void a_house_reads_no_settings_but_those_of_its_agencies() {
        String root = "file:" + System.getProperty("songtor.root", "") + "/config/";
        assertThat(estate(Lane.SFTP).locations().split(","))
                .containsExactly("optional:classpath:/", root, root + "baac/");
    }

    @Test
    void what_the_campaign_moves_to_a_broker_waits_there_at_the_stand_in_too() {
        Estate estate = estate(Lane.JMS);
        Goods goods = estate.goods().get(0);
        SandboxSettings.Agency standIn = estate.sandbox(Path.of("run"), Path.of("keys"))
                .agencies()
                .get(goods.profile().agency());
        assertThat(standIn.boxes().get(goods.profile().name())).isEqualTo(SandboxSettings.Kind.JMS);
    }

    private Estate estate(Lane lane) {
        return new Estate(installed, Goods.of(installed, List.of(lane)));
    }
}
