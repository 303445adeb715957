package cn.dangmian.signaling.notices;

/** Takes messages to their recipients. Blocks for a bounded time, and never in a transaction. */
interface Carrier {

    Outcome send(Message message);

    Carriers.Service service();
}
