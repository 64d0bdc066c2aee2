package org.songtor.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import org.songtor.model.FundId;

/**
 * From where somebody types a password, so that a stranger's wrong ones close the door for the stranger alone.
 *
 * @param source a program that showed its fund's key, {@code fund:wiang}, else the address that the web server knows of the caller, {@code address:192.0.2.7}; of
 *     an IPv6 address the first half, since whoever has one has all of these
 * @param device what a browser keeps in which somebody logged in before; empty for programs and for who shows none
 */
public record Origin(String source, String device) implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int HALF = 8;

    /** A fund's program, by its key, wherever it calls from. */
    public static Origin program(FundId fund) {
        return new Origin("fund:" + fund, "");
    }

    /** What stands in a header about other addresses counts only where {@code server.forward-headers-strategy} says so: the web server has put it in place then. */
    public static Origin caller(HttpServletRequest request) {
        return new Origin("address:" + place(request.getRemoteAddr()), "");
    }

    /** The same caller in this browser. @param browser as {@code device} */
    public Origin in(String browser) {
        return new Origin(source, browser);
    }

    private static String place(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(bytes.length > HALF ? Arrays.copyOf(bytes, HALF) : bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the web server knows no address of the caller", e);
        }
    }
}
