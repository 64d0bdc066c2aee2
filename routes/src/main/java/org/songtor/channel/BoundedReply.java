package org.songtor.channel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.Function;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** An HTTP exchange of bounded length in bytes and in time, from the first byte that leaves to the last that comes. */
final class BoundedReply implements ExecChainHandler {
    private final long most;
    private final Function<String, Duration> longest;

    /** @param longest by the server's {@code host:port} */
    BoundedReply(long most, Function<String, Duration> longest) {
        this.most = most;
        this.longest = longest;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Watch watch = Watch.over(
                longest.apply(scope.route.getTargetHost().toHostString()), scope.execRuntime::discardEndpoint);
        boolean reading = false;
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            if (response.getEntity() != null) {
                response.setEntity(new Bounded(response.getEntity(), watch));
                reading = true;
            }
            return response;
        } catch (IOException e) {
            throw watch.explained(e);
        } finally {
            if (!reading) {
                watch.close();
            }
        }
    }

    private final class Bounded extends HttpEntityWrapper {
        private final Watch watch;

        Bounded(org.apache.hc.core5.http.HttpEntity reply, Watch watch) {
            super(reply);
            this.watch = watch;
        }

        @Override
        public InputStream getContent() throws IOException {
            return new Counted(new Explained(super.getContent(), watch), most);
        }

        @Override
        public void close() throws IOException {
            watch.close();
            super.close();
        }
    }

    /** Whoever is cut off in the middle of a reply is as silent as who never began one. */
    private static final class Explained extends FilterInputStream {
        private final Watch watch;

        Explained(InputStream in, Watch watch) {
            super(in);
            this.watch = watch;
        }

        @Override
        public int read() throws IOException {
            return said(super::read);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return said(() -> super.read(bytes, from, length));
        }

        private int said(Reading reading) throws IOException {
            try {
                return reading.read();
            } catch (IOException e) {
                throw watch.explained(e);
            }
        }
    }

    @FunctionalInterface
    private interface Reading {
        int read() throws IOException;
    }
}
