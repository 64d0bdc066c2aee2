package org.songtor.sandbox;

import org.songtor.model.AgencyCode;
import org.songtor.settings.Channel;

/**
 * Where a sandbox is knocked at. Every address is made anew and nothing of an agency's own is taken over, so that what is played cannot get to an agency, however
 * its address is written.
 *
 * @param sftp port of the SFTP boxes
 * @param https port of HTTPS boxes and SOAP services
 * @param jms port of the agencies' broker; 0 where there is none
 */
public record Doors(int sftp, int https, int jms) {
    /** The box every agency's statements lie in. */
    public static final String STATEMENTS = Box.STATEMENTS;

    /**
     * The address of a stand-in's box, in the form that the settings of a gateway name it. On this machine always: by HTTPS under the name in the stand-in's
     * certificate, by SFTP under the one its host key is pinned for.
     *
     * @param box a profile's name, or {@link #STATEMENTS}
     */
    public String of(Channel channel, AgencyCode agency, String box) {
        return switch (channel) {
            case SFTP -> "sftp://" + agency + "@127.0.0.1:" + sftp + "/" + box;
            case HTTPS -> "https://localhost:" + https + "/" + agency + "/" + box;
            case SOAP -> "https://localhost:" + https + "/services/" + agency + "/" + box;
            case JMS -> "jms://" + agency + "@127.0.0.1:" + jms;
            case MANUAL -> "counter:" + box;
        };
    }
}
