-- A version of the tier rule is imported as a sheet by whoever administers the topmost office, and holds from its day in Beijing on.
-- Of those that hold the highest counts, so that a mistake is put right by the next version, on the same day too. None is changed.
alter table tier_rule_version drop constraint tier_rule_version_valid_from_key;
alter table tier_rule_version add column imported_by uuid references person (id);
alter table tier_rule_version add column imported_at timestamptz not null default clock_timestamp();
revoke update, delete on tier_rule_version, tier_rule from "${service}";
