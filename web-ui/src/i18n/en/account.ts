/** What is said of people at every page, the terminal's too. */
export const account = {
  cancel: 'Cancel',
  roles: {
    CLERK: 'Clerk', OFFICIAL: 'Receiving official', OFFICE: 'Petition office', HANDLER: 'Handler', HEAD: 'Head of the handling unit', INTERPRETER: 'Interpreter', SUPERVISOR: 'Supervisor',
    TECHNICIAN: 'Technician', SYSTEM_ADMIN: 'System administrator', SECURITY_ADMIN: 'Security administrator', AUDITOR: 'Auditor',
  },
  password: {
    title: 'Choose your password',
    text: 'You came in with a start password. First choose one that only you know.',
    current: 'Present password',
    wanted: 'New password',
    again: 'New password once more',
    rule: 'At least 12 characters. Three or four words that have nothing to do with each other are good; no login, name, date or keyboard run.',
    differs: 'The two are not the same.',
    confirm: 'Set password',
  },
}
