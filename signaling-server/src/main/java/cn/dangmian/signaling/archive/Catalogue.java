package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.archive.CatalogueQuery.Cursor;
import cn.dangmian.signaling.archive.CatalogueView.Found;
import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.Offices;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Finds receptions that are over, among those that the person may see. */
@Component
class Catalogue {

    /** Nobody counts on further: who finds so many narrows the search. */
    static final int MOST_COUNTED = 100;

    private final CatalogueReaders readers;
    private final CatalogueWalk walk;
    private final CatalogueEntries entries;
    private final Offices offices;
    private final Audit audit;

    Catalogue(CatalogueReaders readers, CatalogueWalk walk, CatalogueEntries entries, Offices offices, Audit audit) {
        this.readers = readers;
        this.walk = walk;
        this.entries = entries;
        this.offices = offices;
        this.audit = audit;
    }

    /** Whoever looks for words of minutes is logged; the words are not. */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public Found search(PersonId person, CatalogueQuery query) {
        if (query.office() != null) {
            offices.get(query.office());
        }
        var isFirst = query.after() == null;
        var wanted = isFirst ? MOST_COUNTED + 1 : query.limit() + 1;
        var words = entries.plain(query.words());
        var reader = readers.of(person, query);
        var found = walk.newest(new CatalogueTerms(query, reader, words), Math.max(wanted, query.limit() + 1));
        var page = found.subList(0, Math.min(found.size(), query.limit()));
        if (!words.isEmpty()) {
            var counted = Math.min(found.size(), MOST_COUNTED);
            audit.done(person.value(), "archive.search", person.toString(), Map.of("by", "words", "found", counted));
        }
        return new Found(
                entries.of(page.stream().map(Cursor::reception).toList(), words),
                isFirst ? Math.min(found.size(), MOST_COUNTED) : null,
                isFirst && found.size() > MOST_COUNTED,
                next(found, page));
    }

    private static @Nullable String next(List<Cursor> found, List<Cursor> page) {
        return found.size() > page.size() ? page.getLast().toString() : null;
    }
}
