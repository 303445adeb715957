package cn.dangmian.signaling.notices;

import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Whether letters may go to the mail server in the clear. Where it encrypts, its certificate and its name are always checked. */
enum MailEncryption {
    /** Never. */
    REQUIRED,
    /** When the server offers nothing better: whoever is on the line can make that so. */
    OPPORTUNISTIC;

    /** @param trust bundle of certificates of one's own authority; null for those that Java trusts */
    void on(JavaMailSenderImpl server, SslBundles bundles, @Nullable String trust) {
        var properties = server.getJavaMailProperties();
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", String.valueOf(this == REQUIRED));
        check(properties, "mail.smtp.ssl.", bundles, trust);
        check(properties, "mail.smtps.ssl.", bundles, trust);
    }

    private static void check(Properties properties, String prefix, SslBundles bundles, @Nullable String trust) {
        properties.put(prefix + "checkserveridentity", "true");
        if (trust != null) {
            var context = bundles.getBundle(trust).createSslContext();
            properties.put(prefix + "socketFactory", context.getSocketFactory());
        }
    }
}
