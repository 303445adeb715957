package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.kernel.OfficeId;

/** The other office of a joint reception, and how far that has come. */
record Joint(OfficeId with, JointStage stage) {

    enum JointStage {
        PROPOSED,
        /** The competent office holds it, and this one is asked to take part. */
        INVITED,
        JOINED,
        DECLINED;

        boolean isJoint() {
            return this == PROPOSED || this == JOINED;
        }
    }

    static Joint proposed(OfficeId with) {
        return new Joint(with, JointStage.PROPOSED);
    }

    Joint become(JointStage next) {
        return new Joint(with, next);
    }

    /** Without its official there is no time; an office that has not answered is not waited for. */
    boolean needsOfficial() {
        return stage.isJoint();
    }
}
