package cn.dangmian.signaling.identity;

/** Who may do an operation at all; what stands in what relation to whom is asked again by the module that does it. */
sealed interface Rule {

    /** Everybody who is signed in. */
    record SignedIn() implements Rule {}

    /** Who holds this role at some office. */
    record Holder(Role role) implements Rule {}

    /** Who holds one of these roles at some office. */
    record AnyHolder(Role... roles) implements Rule {}

    /** Who is clerk of the office of the terminal named in the path. */
    record ClerkOfTerminal() implements Rule {}

    /** Who is official of the office of the desk named in the path. */
    record OfficialOfDesk() implements Rule {}

    /** Who holds this role at the office named in the path or at one above it. */
    record HolderAbove(Role role) implements Rule {}

    /** Who holds one of these roles at the very office named in the path. */
    record HolderAt(Role... roles) implements Rule {}

    /** Who holds one of these roles at the office of the terminal named in the path, or above it. */
    record AboveTerminal(Role... roles) implements Rule {}

    /** Who works at the terminal named in the path: a clerk of its office, or a technician of it or of one above. */
    record AtTerminal() implements Rule {}
}
