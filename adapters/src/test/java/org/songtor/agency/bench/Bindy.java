package org.songtor.agency.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.dataformat.bindy.fixed.BindyFixedLengthDataFormat;
import org.apache.camel.impl.engine.SimpleCamelContext;
import org.apache.camel.support.DefaultExchange;

/** camel-bindy as a route uses it: a data format, given a list of records and giving bytes, and back. */
final class Bindy implements AutoCloseable {
    private final SimpleCamelContext context = new SimpleCamelContext();
    private final BindyFixedLengthDataFormat format;
    private final String charset;

    Bindy(Class<?> record, String charset) {
        this.charset = charset;
        format = new BindyFixedLengthDataFormat(record);
        format.setCamelContext(context);
        context.build();
        format.start();
    }

    private Exchange exchange() {
        Exchange exchange = new DefaultExchange(context);
        exchange.setProperty(Exchange.CHARSET_NAME, charset);
        return exchange;
    }

    byte[] write(List<?> records) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.marshal(exchange(), records, out);
        return out.toByteArray();
    }

    List<?> read(byte[] bytes) throws Exception {
        return (List<?>) format.unmarshal(exchange(), new ByteArrayInputStream(bytes));
    }

    @Override
    public void close() {
        context.stop();
    }
}
