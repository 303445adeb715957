import { readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { expect, it } from 'vitest'
import all from './zh/index'
import en from './en/terminal-page'
import zh from './zh/terminal-page'

const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() === true

/** Every file that the terminal's page may come to load, the words left out. */
function reached(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file) || file.includes('/i18n/')) return found
  found.add(file)
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:from|import\(?)\s*['"](\.[^'"]+)['"]/g)) {
    const plain = resolve(dirname(file), path ?? '')
    const next = [plain, `${plain}.ts`, `${plain}/index.ts`].find(isFile)
    if (next && /\.(ts|vue)$/.test(next)) reached(next, found)
  }
  return found
}

it.each([['zh', zh], ['en', en]])('has in %s all parts that its pages speak of', (_, words) => {
  const files = [...reached(resolve(import.meta.dirname, '../terminal/main.ts'))]
  expect(files.length).toBeGreaterThan(150)
  const text = files.map((file) => readFileSync(file, 'utf8'))
  const parts = Object.keys(all)
  const spoken = text.flatMap((one) => [...one.matchAll(/[`'"]([a-zA-Z]+)\.(?!length\b)[a-zA-Z$]/g)].map((found) => found[1] ?? '')).filter((part) => parts.includes(part))
  expect([...new Set(spoken)].filter((part) => !(part in words))).toEqual([])
  // Of these a terminal has but a few words.
  for (const [part, some] of Object.entries({ people: words.people, offices: words.offices })) {
    const keys = text.flatMap((one) => [...one.matchAll(new RegExp(`[\`'"]${part}\\.([a-zA-Z]+)`, 'g'))].map((found) => found[1] ?? ''))
    expect(keys.length).toBeGreaterThan(2)
    expect(keys.filter((key) => !(key in some))).toEqual([])
  }
})
