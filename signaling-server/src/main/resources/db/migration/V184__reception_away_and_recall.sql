-- Halving has no end with numeric, however often somebody comes in between the same two.
alter table reception alter place type numeric;

-- Stepped away: keeps number and place, and is not called.
alter table reception add away boolean not null default false;

-- A ring knows when it began and how often it was repeated.
update reception set stage_facts = stage_facts || jsonb_build_object('since', stage_facts->'deadline', 'recalls', 0)
    where stage = 'CALLED';
