-- The time that is booked for who waits. "appointment" stays for what becomes of it; the rest gives precedence, and is forgotten when
-- that is used up. From "booked_for_all_from" on any desk may call, if the official who is booked calls nobody.
alter table reception add appointment uuid;
alter table reception add booked_from timestamptz;
alter table reception add booked_desk uuid;
alter table reception add booked_official uuid;
alter table reception add booked_for_all_from timestamptz;
-- Whether those who look at the line know that the booked time has come.
alter table reception add booked_told boolean not null default false;
create index reception_booked on reception (line, booked_from) where stage = 'QUEUED' and booked_from is not null;
create index reception_appointment on reception (appointment) where appointment is not null;
