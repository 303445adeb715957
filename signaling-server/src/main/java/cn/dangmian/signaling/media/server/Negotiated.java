package cn.dangmian.signaling.media.server;

/**
 * What came of a negotiation.
 *
 * @param description answer to an offer, or the server's own offer
 * @param ref how the server knows the link; opaque, kept so that another node can claim it
 */
public record Negotiated(Description description, String ref) {}
