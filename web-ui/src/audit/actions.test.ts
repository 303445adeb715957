import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import en from '../i18n/en/audit'
import zh from '../i18n/zh/audit'

const server = resolve(import.meta.dirname, '../../../signaling-server/src/main/java')
const sources = readdirSync(server, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.java'))
  .map((file) => readFileSync(join(server, file), 'utf8'))

/** What stands as the action in each line that the server writes into the log, as Java. */
const written = sources.flatMap((source) => [...source.matchAll(/\baudit\s*\.(?:done|refused)\(/g)].map((call) => actionIn(source.slice(call.index + call[0].length))))

/** The second argument of a call. */
function actionIn(args: string): string {
  let depth = 0
  let commas = 0
  let found = ''
  for (const sign of args) {
    if (depth === 0 && (sign === ',' || sign === ')') && ++commas === 2) break
    if ('([{'.includes(sign)) depth++
    if (')]}'.includes(sign)) depth--
    if (commas === 1) found += sign
  }
  return found.replace(/^,/, '').trim()
}

const eventsOf = (name: string): string[] =>
  (sources.find((source) => source.includes(`sealed interface ${name}`))?.match(/permits([^{]+)\{/)?.[1] ?? '').split(',').map((event) => event.trim())
/** Actions that the server puts together, by how it does so. */
const COMPOSED: Record<string, string[]> = {
  '"reception." + event.getClass().getSimpleName()': eventsOf('ReceptionEvent').map((event) => `reception.${event}`),
  '"scheduling." + event.getClass().getSimpleName()': eventsOf('AppointmentEvent').map((event) => `scheduling.${event}`),
}
/** By how an address was reached for; put together where the line is written. */
const denied = sources.some((source) => source.includes('"wire." + how')) ? ['http', 'send', 'subscribe', 'connect'].map((how) => `wire.${how}`) : []
const actions = [...new Set([...denied, ...written.flatMap((action) => COMPOSED[action] ?? [action.replace(/^"(.*)"$/, '$1')])])].sort()

describe('the actions of the log', () => {
  it('are read from the server', () => {
    expect(actions.length).toBeGreaterThan(90)
    expect(actions.filter((action) => !/^[a-z]+\.[A-Za-z-]+$/.test(action))).toEqual([])
  })
  it.each([
    ['zh', zh],
    ['en', en],
  ])('have each a name in %s, and nothing else has', (_, words) => expect(Object.keys(words.audit.action).sort()).toEqual(actions))
})
