import { type Appointment, dayOf } from '../scheduling/model'

/** What is printed right after booking. `code`: null when the petitioner has one already, or has no number to prove it is them. */
export interface Slip {
  code: string | null
  at: string
  appointment: Appointment
}

/** Those of one terminal that have their time today, by the clock. */
export const arriving = (open: Appointment[], terminal: string, today: string): Appointment[] =>
  open
    .filter((one) => one.terminal.id === terminal && one.stage === 'SCHEDULED' && one.slot !== null && dayOf(one.slot.starts) === today)
    .sort((a, b) => (a.slot?.starts ?? '').localeCompare(b.slot?.starts ?? ''))

/** The rest of what is open at the terminal: other days, and wishes on their way. */
export const others = (open: Appointment[], terminal: string, today: string): Appointment[] =>
  open
    .filter((one) => one.terminal.id === terminal && !(one.stage === 'SCHEDULED' && one.slot && dayOf(one.slot.starts) === today))
    .sort((a, b) => (a.slot?.starts ?? '~').localeCompare(b.slot?.starts ?? '~'))

/** A petitioner declines a time that the office moved, once. */
export const mayDecline = (one: Appointment): boolean => one.stage === 'SCHEDULED' && one.moved && !one.declined && one.arrivedAt === null
