alter table terminal_task drop constraint terminal_task_kind_check,
    add constraint terminal_task_kind_check check (kind in ('SELF_TEST_FAILED', 'SELF_TEST_MISSED', 'DEVICES_CHANGED'));
