-- The device a post was taken from: whoever acts there must come from the same one.
alter table reception_post add column device uuid;
