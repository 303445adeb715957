-- Who came to a line in a span of days, for the statistics of waiting.
create index reception_came on reception (line, checked_in_at);
