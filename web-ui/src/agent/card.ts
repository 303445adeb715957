/** What a card says; infra/contracts/device-agent.md. */
export interface Card {
  name: string
  sex: 'MALE' | 'FEMALE' | 'UNKNOWN'
  nation: string
  birthDate: string
  address: string
  idNumber: string
  authority: string
  validFrom: string
  /** null: without end */
  validUntil: string | null
  /** JPEG in base64 */
  portrait: string | null
}

const MOST_PORTRAIT = 88_000

const day = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))
const line = (value: unknown, most: number): value is string => typeof value === 'string' && value.trim().length > 0 && value.length <= most

/** The card in a message of the agent; null when it is none. Whatever answers on this address is not believed blindly. */
export function cardOf(told: unknown): Card | null {
  const card = told as Card | null
  if (typeof card !== 'object' || card === null) return null
  if (!line(card.name, 60) || !line(card.idNumber, 18) || typeof card.address !== 'string' || card.address.length > 200) return null
  if (card.validUntil !== null && !day(card.validUntil)) return null
  const portrait = typeof card.portrait === 'string' && card.portrait.length <= MOST_PORTRAIT && /^[A-Za-z0-9+/]+=*$/.test(card.portrait) ? card.portrait : null
  return { ...card, portrait }
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** Whether the number of an identity card adds up (GB 11643) and has a birth date in it; the server decides again. */
export function addsUp(typed: string): boolean {
  const number = typed.replace(/\s/g, '').toUpperCase()
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return false
  const [year, month, date] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)]
  const birth = new Date(`${year}-${month}-${date}T00:00:00Z`)
  if (Number.isNaN(birth.getTime()) || birth.getUTCDate() !== Number(date) || Number(year) < 1850) return false
  const sum = WEIGHTS.reduce((all, weight, index) => all + weight * Number(number[index]), 0)
  return CHECKS[sum % 11] === number[17]
}
