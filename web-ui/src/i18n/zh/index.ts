import audit from './audit'
import casework from './casework'
import identity from './identity'
import { line } from './line'
import offices from './offices'
import people from './people'
import reception from './reception'
import refusal from './refusal'
import scheduling from './scheduling'
import shell from './shell'
import terminal from './terminal'
import terminals from './terminals'

export default { ...audit, ...casework, ...identity, line, ...offices, ...people, ...reception, ...refusal, scheduling: scheduling.words, ...shell, ...terminal, ...terminals }
