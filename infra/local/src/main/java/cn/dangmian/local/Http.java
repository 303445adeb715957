package cn.dangmian.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a server over HTTP, for two seconds at most. */
final class Http {

    private static final int PATIENCE_MILLIS = 2000;

    private Http() {}

    /** @return the status of a GET */
    static int status(String url) throws IOException {
        var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        try {
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
