package cn.dangmian.signaling.notices;

/** Keeps what it is given where it lies, to be read on a page. */
final class DevelopmentMailbox implements Carrier {

    @Override
    public Outcome send(Message message) {
        return new Outcome.Taken("", true);
    }

    @Override
    public Carriers.Service service() {
        return Carriers.Service.MAILBOX;
    }
}
