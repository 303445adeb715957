package cn.dangmian.signaling.organization;

/** The five tiers, from the centre down. */
public enum Tier {
    NATIONAL,
    PROVINCE,
    CITY,
    COUNTY,
    TOWNSHIP
}
