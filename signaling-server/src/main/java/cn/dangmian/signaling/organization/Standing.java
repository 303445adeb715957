package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.Refused;

/** An office and its place in the tree, while the tree is changed. */
record Standing(Office office, String path, boolean closed, long revision) {

    OfficeId id() {
        return office.id();
    }

    String pathAbove() {
        return path.substring(0, path.lastIndexOf('/', path.length() - 2) + 1);
    }

    void requireAbove(Tier tier) {
        if (tier.compareTo(office.tier()) <= 0) {
            throw new Refused("organization.other-tier", tier + " below " + office.tier());
        }
    }

    void requireOutside(Standing subtree) {
        if (path.startsWith(subtree.path())) {
            throw new Refused("organization.below-itself", id() + " is " + subtree.id() + " or below it");
        }
    }
}
