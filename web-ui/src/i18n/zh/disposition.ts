/** What comes of a reception, for those who hold it and for whom it was held. */
export const disposition = {
  ANSWERED_ON_THE_SPOT: '当场答复',
  REGISTERED_NEW: '登记受理',
  MERGED_INTO: '并案',
  TRANSFERRED: '转送',
  ASSIGNED: '交办',
  REDIRECTED: '告知法定途径',
  SUPERVISION_ORDERED: '督办',
  NEXT_APPOINTMENT: '再次约访',
  SPONSORED: '领导包案',
  NO_FURTHER_ACTION: '不再处理',
}
