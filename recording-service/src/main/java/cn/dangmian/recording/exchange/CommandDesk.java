package cn.dangmian.recording.exchange;

/** Carries out commands; called in the transaction that remembers the command's id, so each has its effect once. */
public interface CommandDesk {

    /** @throws cn.dangmian.recording.kernel.Refused when the command can never be carried out */
    void on(Command command);
}
