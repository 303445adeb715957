-- What is booked at the desks of an office today is asked for whenever its line changes.
create index appointment_desk_time on appointment (slot_desk, starts) where stage = 'SCHEDULED';
