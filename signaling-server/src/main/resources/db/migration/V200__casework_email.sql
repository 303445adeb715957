-- Where a petitioner may be written to; sealed as the numbers are, and not searched by.
alter table petition_case add email bytea;
