/** What comes of a reception, for those who hold it and for whom it was held. */
export const disposition = {
  ANSWERED_ON_THE_SPOT: 'Answered on the spot',
  REGISTERED_NEW: 'Registered',
  MERGED_INTO: 'Merged',
  TRANSFERRED: 'Transferred',
  ASSIGNED: 'Assigned',
  REDIRECTED: 'Redirected',
  SUPERVISION_ORDERED: 'Supervision ordered',
  NEXT_APPOINTMENT: 'Next appointment',
  SPONSORED: 'Sponsored by a leader',
  NO_FURTHER_ACTION: 'No further action',
}
