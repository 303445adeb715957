package cn.dangmian.recording.composite;

import cn.dangmian.recording.composite.State.Stage;
import cn.dangmian.recording.vault.Vault;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Destroys the files of composites together with what is known of them. */
@Component
class Clearing {

    private final Rows rows;
    private final Vault vault;

    Clearing(Rows rows, Vault vault) {
        this.rows = rows;
        this.vault = vault;
    }

    @Transactional
    public void clear(Row row) {
        destroyFile(row);
        rows.remove(row.id());
    }

    /** Of what a killed predecessor was building nothing is kept. */
    @Transactional
    public void beginAnew(Row row) {
        if (row.stage() == Stage.BUILDING) {
            destroyFile(row);
            rows.wait(row.id());
        }
    }

    private void destroyFile(Row row) {
        if (row.sha256() != null) {
            vault.destroy(row.sha256());
        }
    }
}
