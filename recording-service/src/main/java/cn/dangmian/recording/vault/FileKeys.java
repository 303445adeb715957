package cn.dangmian.recording.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import cn.dangmian.recording.kernel.Sha256;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** One key for each file, kept wrapped in the database and nowhere else: without its row a file is noise. */
@Component
class FileKeys {

    private static final Logger LOG = LoggerFactory.getLogger(FileKeys.class);
    private static final int BYTES = 32;
    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final MasterKeys masters;
    private final SecureRandom random = new SecureRandom();

    FileKeys(JdbcClient jdbc, MasterKeys masters) {
        this.jdbc = jdbc;
        this.masters = masters;
    }

    /** The key of this file, made if there is none. */
    SecretKey ensure(Sha256 file) throws DamagedFile {
        var made = new byte[BYTES];
        random.nextBytes(made);
        var master = masters.current();
        jdbc.sql("insert into file_key (sha256, master, wrapped) values (?, ?, ?) on conflict do nothing")
                .params(file.hex(), master, wrap(file, made, master))
                .update();
        return find(file).orElseThrow();
    }

    Optional<SecretKey> find(Sha256 file) throws DamagedFile {
        var row = row(file);
        return row.isEmpty() ? Optional.empty() : Optional.of(new SecretKeySpec(unwrap(row.get()), "AES"));
    }

    void destroy(Sha256 file) {
        jdbc.sql("delete from file_key where sha256 = ?").param(file.hex()).update();
        jdbc.sql("insert into destroyed_file (sha256) values (?) on conflict do nothing")
                .param(file.hex())
                .update();
    }

    /** Those that may still lie on the disk. What was kept again since has a key again, and stays. */
    List<Sha256> destroyed() {
        jdbc.sql("delete from destroyed_file d where exists (select from file_key k where k.sha256 = d.sha256)")
                .update();
        return jdbc.sql("select sha256 from destroyed_file limit ?")
                .param(AT_ONCE)
                .query((row, _) -> new Sha256(row.getString(1)))
                .list();
    }

    void removed(Sha256 file) {
        jdbc.sql("delete from destroyed_file where sha256 = ?")
                .param(file.hex())
                .update();
    }

    boolean has(Sha256 file) {
        return row(file).isPresent();
    }

    /** Wraps with the current key what was wrapped with a former one; the files stay as they are. */
    @Scheduled(fixedDelay = 60_000)
    void wrapAnew() {
        var due = jdbc.sql("select sha256 from file_key where master <> ? limit ?")
                .params(masters.current(), AT_ONCE)
                .query(String.class)
                .list();
        if (!due.isEmpty()) {
            LOG.info("{} keys of files are to be wrapped with key {}", due.size(), masters.current());
        }
        for (var hex : due) {
            row(new Sha256(hex)).ifPresent(this::wrapAnew);
        }
    }

    private void wrapAnew(Row row) {
        try {
            replace(row, unwrap(row));
        } catch (DamagedFile damaged) {
            LOG.error("a key is left as it is: {}", damaged.getMessage());
        }
    }

    private void replace(Row row, byte[] key) {
        jdbc.sql("update file_key set master = ?, wrapped = ? where sha256 = ? and wrapped = ?")
                .params(
                        masters.current(),
                        wrap(row.file(), key, masters.current()),
                        row.file().hex(),
                        row.wrapped())
                .update();
    }

    private Optional<Row> row(Sha256 file) {
        return jdbc.sql("select master, wrapped from file_key where sha256 = ?")
                .param(file.hex())
                .query((row, _) -> new Row(file, row.getInt(1), row.getBytes(2)))
                .optional();
    }

    private byte[] wrap(Sha256 file, byte[] key, int master) {
        var nonce = new byte[Aead.NONCE];
        random.nextBytes(nonce);
        try {
            var cipher = Aead.cipher(Cipher.ENCRYPT_MODE, masters.numbered(master), nonce);
            cipher.updateAAD(file.hex().getBytes(US_ASCII));
            var wrapped = Arrays.copyOf(nonce, Aead.NONCE + BYTES + Aead.TAG);
            cipher.doFinal(key, 0, BYTES, wrapped, Aead.NONCE);
            return wrapped;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key could not be wrapped", e);
        }
    }

    private byte[] unwrap(Row row) throws DamagedFile {
        try {
            var nonce = Arrays.copyOf(row.wrapped(), Aead.NONCE);
            var cipher = Aead.cipher(Cipher.DECRYPT_MODE, masters.numbered(row.master()), nonce);
            // A key that was moved to another file opens nothing.
            cipher.updateAAD(row.file().hex().getBytes(US_ASCII));
            return cipher.doFinal(row.wrapped(), Aead.NONCE, row.wrapped().length - Aead.NONCE);
        } catch (GeneralSecurityException e) {
            throw new DamagedFile("the key of " + row.file() + " is not as it was wrapped");
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, only passed on
    private record Row(Sha256 file, int master, byte[] wrapped) {}
}
