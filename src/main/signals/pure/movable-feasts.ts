/**
 * Feasts that follow the moon or the sun, as rules that date-holidays works out. Islamic dates are calculated; where the
 * new moon is watched for, a feast can be a day later.
 */
export interface Feast {
  readonly id: string
  readonly name: string
  /** In the grammar of date-holidays. */
  readonly rule: string
  readonly tags: readonly string[]
}

export const MOVABLE_FEASTS: readonly Feast[] = [
  { id: 'mardi-gras', name: 'Mardi Gras', rule: 'easter -47', tags: ['mardi gras', 'carnival', 'new orleans', 'party'] },
  { id: 'ash-wednesday', name: 'Ash Wednesday', rule: 'easter -46', tags: ['faith', 'christian'] },
  { id: 'palm-sunday', name: 'Palm Sunday', rule: 'easter -7', tags: ['faith', 'christian'] },
  { id: 'easter', name: 'Easter Sunday', rule: 'easter', tags: ['easter', 'bunny', 'spring', 'christian'] },
  { id: 'orthodox-easter', name: 'Orthodox Easter', rule: 'orthodox', tags: ['easter', 'faith'] },
  { id: 'lunar-new-year', name: 'Lunar New Year', rule: 'chinese 1-0-1', tags: ['lunar new year', 'dragon', 'heritage'] },
  { id: 'purim', name: 'Purim', rule: '14 AdarII', tags: ['jewish', 'party'] },
  { id: 'passover', name: 'Passover', rule: '15 Nisan', tags: ['jewish', 'faith', 'family'] },
  { id: 'rosh-hashanah', name: 'Rosh Hashanah', rule: '1 Tishrei', tags: ['jewish', 'new year'] },
  { id: 'yom-kippur', name: 'Yom Kippur', rule: '10 Tishrei', tags: ['jewish', 'faith'] },
  { id: 'hanukkah', name: 'Hanukkah', rule: '25 Kislev', tags: ['hanukkah', 'jewish', 'menorah'] },
  { id: 'ramadan', name: 'Ramadan begins', rule: '1 Ramadan', tags: ['ramadan', 'muslim', 'faith'] },
  { id: 'eid-al-fitr', name: 'Eid al-Fitr', rule: '1 Shawwal', tags: ['eid', 'muslim', 'family'] },
  { id: 'eid-al-adha', name: 'Eid al-Adha', rule: '10 Dhu al-Hijjah', tags: ['eid', 'muslim', 'family'] },
  { id: 'march-equinox', name: 'March equinox', rule: 'march equinox', tags: ['nature', 'spring'] },
  { id: 'june-solstice', name: 'June solstice', rule: 'june solstice', tags: ['nature', 'summer'] },
  { id: 'september-equinox', name: 'September equinox', rule: 'september equinox', tags: ['nature', 'autumn'] },
  { id: 'december-solstice', name: 'December solstice', rule: 'december solstice', tags: ['nature', 'winter'] },
]
