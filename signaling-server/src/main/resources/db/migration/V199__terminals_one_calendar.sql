-- A day of duty is a working day of the calendar.
drop table terminal_duty_day;
