/** The labels beside a headline, in the reader's language. They state facts, not quality. Own work. */
import type { Locale } from '../article/types.ts'
import { baseLanguage } from './locale.ts'
import type { DisclosureStatus, DisclosureTexts } from './types.ts'

/** `from` is the source language as the sentence needs it, with a space in front; empty when it is not known. */
interface LanguageTexts {
  readonly machine: (from: string) => string
  /** Nobody approved it and no engine is known to have had a part: filled from memory, or by persons without release. */
  readonly unreviewed: (from: string) => string
  /** A named person read it, nobody released it. */
  readonly reviewed: (from: string) => string
  readonly reviewedByHand: (from: string) => string
  readonly approved: (from: string) => string
  readonly approvedByHand: (from: string) => string
  readonly from: Readonly<Record<string, string>>
}

const texts: Readonly<Record<string, LanguageTexts>> = {
  de: {
    machine: (from) => `Maschinell${from} übersetzt; noch nicht redaktionell geprüft.`,
    unreviewed: (from) => `Übersetzung${from}; noch nicht redaktionell geprüft.`,
    reviewed: (from) => `Maschinell${from} übersetzt und durchgesehen; noch nicht redaktionell freigegeben.`,
    reviewedByHand: (from) => `Übersetzung${from}, durchgesehen; noch nicht redaktionell freigegeben.`,
    approved: (from) => `Maschinell${from} übersetzt und redaktionell geprüft.`,
    approvedByHand: (from) => `Übersetzung${from}, redaktionell geprüft.`,
    from: {
      de: ' aus dem Deutschen',
      en: ' aus dem Englischen',
      fr: ' aus dem Französischen',
      es: ' aus dem Spanischen',
      it: ' aus dem Italienischen',
      nl: ' aus dem Niederländischen',
      pl: ' aus dem Polnischen',
      pt: ' aus dem Portugiesischen',
    },
  },
  en: {
    machine: (from) => `Translated by machine${from}; not yet checked by an editor.`,
    unreviewed: (from) => `Translated${from}; not yet checked by an editor.`,
    reviewed: (from) => `Translated by machine${from} and read by a reviewer; not yet released by an editor.`,
    reviewedByHand: (from) => `Translated${from} and read by a reviewer; not yet released by an editor.`,
    approved: (from) => `Translated by machine${from} and checked by an editor.`,
    approvedByHand: (from) => `Translated${from} and checked by an editor.`,
    from: {
      de: ' from German',
      en: ' from English',
      fr: ' from French',
      es: ' from Spanish',
      it: ' from Italian',
      nl: ' from Dutch',
      pl: ' from Polish',
      pt: ' from Portuguese',
    },
  },
  fr: {
    machine: (from) => `Traduction automatique${from}, pas encore relue par la rédaction.`,
    unreviewed: (from) => `Traduction${from}, pas encore relue par la rédaction.`,
    reviewed: (from) => `Traduction automatique${from}, révisée mais pas encore validée par la rédaction.`,
    reviewedByHand: (from) => `Traduction${from}, révisée mais pas encore validée par la rédaction.`,
    approved: (from) => `Traduction automatique${from}, relue par la rédaction.`,
    approvedByHand: (from) => `Traduction${from}, relue par la rédaction.`,
    from: {
      de: ' de l’allemand',
      en: ' de l’anglais',
      fr: ' du français',
      es: ' de l’espagnol',
      it: ' de l’italien',
      nl: ' du néerlandais',
      pl: ' du polonais',
      pt: ' du portugais',
    },
  },
  es: {
    machine: (from) => `Traducción automática${from}; aún sin revisar por la redacción.`,
    unreviewed: (from) => `Traducción${from}; aún sin revisar por la redacción.`,
    reviewed: (from) => `Traducción automática${from}, corregida; aún sin aprobar por la redacción.`,
    reviewedByHand: (from) => `Traducción${from}, corregida; aún sin aprobar por la redacción.`,
    approved: (from) => `Traducción automática${from}, revisada por la redacción.`,
    approvedByHand: (from) => `Traducción${from}, revisada por la redacción.`,
    from: {
      de: ' del alemán',
      en: ' del inglés',
      fr: ' del francés',
      es: ' del español',
      it: ' del italiano',
      nl: ' del neerlandés',
      pl: ' del polaco',
      pt: ' del portugués',
    },
  },
  it: {
    machine: (from) => `Traduzione automatica${from}; non ancora rivista dalla redazione.`,
    unreviewed: (from) => `Traduzione${from}; non ancora rivista dalla redazione.`,
    reviewed: (from) => `Traduzione automatica${from}, riletta; non ancora approvata dalla redazione.`,
    reviewedByHand: (from) => `Traduzione${from}, riletta; non ancora approvata dalla redazione.`,
    approved: (from) => `Traduzione automatica${from}, rivista dalla redazione.`,
    approvedByHand: (from) => `Traduzione${from}, rivista dalla redazione.`,
    from: {
      de: ' dal tedesco',
      en: ' dall’inglese',
      fr: ' dal francese',
      es: ' dallo spagnolo',
      it: ' dall’italiano',
      nl: ' dal neerlandese',
      pl: ' dal polacco',
      pt: ' dal portoghese',
    },
  },
  nl: {
    machine: (from) => `Automatisch vertaald${from}; nog niet door de redactie gecontroleerd.`,
    unreviewed: (from) => `Vertaald${from}; nog niet door de redactie gecontroleerd.`,
    reviewed: (from) => `Automatisch vertaald${from} en nagelezen; nog niet door de redactie vrijgegeven.`,
    reviewedByHand: (from) => `Vertaald${from} en nagelezen; nog niet door de redactie vrijgegeven.`,
    approved: (from) => `Automatisch vertaald${from} en door de redactie gecontroleerd.`,
    approvedByHand: (from) => `Vertaald${from} en door de redactie gecontroleerd.`,
    from: {
      de: ' uit het Duits',
      en: ' uit het Engels',
      fr: ' uit het Frans',
      es: ' uit het Spaans',
      it: ' uit het Italiaans',
      nl: ' uit het Nederlands',
      pl: ' uit het Pools',
      pt: ' uit het Portugees',
    },
  },
  pl: {
    machine: (from) => `Tłumaczenie maszynowe${from}; jeszcze niesprawdzone przez redakcję.`,
    unreviewed: (from) => `Tłumaczenie${from}; jeszcze niesprawdzone przez redakcję.`,
    reviewed: (from) => `Tłumaczenie maszynowe${from}, przejrzane; jeszcze niezatwierdzone przez redakcję.`,
    reviewedByHand: (from) => `Tłumaczenie${from}, przejrzane; jeszcze niezatwierdzone przez redakcję.`,
    approved: (from) => `Tłumaczenie maszynowe${from}, sprawdzone przez redakcję.`,
    approvedByHand: (from) => `Tłumaczenie${from}, sprawdzone przez redakcję.`,
    from: {
      de: ' z niemieckiego',
      en: ' z angielskiego',
      fr: ' z francuskiego',
      es: ' z hiszpańskiego',
      it: ' z włoskiego',
      nl: ' z niderlandzkiego',
      pl: ' z polskiego',
      pt: ' z portugalskiego',
    },
  },
  pt: {
    machine: (from) => `Tradução automática${from}; ainda não revista pela redação.`,
    unreviewed: (from) => `Tradução${from}; ainda não revista pela redação.`,
    reviewed: (from) => `Tradução automática${from}, relida; ainda não aprovada pela redação.`,
    reviewedByHand: (from) => `Tradução${from}, relida; ainda não aprovada pela redação.`,
    approved: (from) => `Tradução automática${from}, revista pela redação.`,
    approvedByHand: (from) => `Tradução${from}, revista pela redação.`,
    from: {
      de: ' do alemão',
      en: ' do inglês',
      fr: ' do francês',
      es: ' do espanhol',
      it: ' do italiano',
      nl: ' do neerlandês',
      pl: ' do polaco',
      pt: ' do português',
    },
  },
}

const fallbackLanguage = 'en'

/** The label when no engine is known to have had a part. */
const byHand = { machine: 'unreviewed', reviewed: 'reviewedByHand', approved: 'approvedByHand' } as const

/** Languages that labels are written in. */
export const disclosureLanguages: readonly string[] = Object.keys(texts)

/** True when a label is given or written in the locale's language; else the English one is used. */
export const hasDisclosureText = (status: DisclosureStatus, locale: Locale, own?: DisclosureTexts): boolean =>
  Boolean(own?.[status]) || disclosureLanguages.includes(baseLanguage(locale))

/** The label for a status; a configured one goes first, then the locale's language, then English. */
export const disclosureLabel = (
  status: DisclosureStatus,
  byEngine: boolean,
  locale: Locale,
  sourceLocale: Locale,
  own?: DisclosureTexts,
): string => {
  const configured = own?.[status]
  if (configured !== undefined && configured.trim() !== '') return configured
  const language = texts[baseLanguage(locale)] ?? texts[fallbackLanguage]
  if (language === undefined) return ''
  const from = language.from[baseLanguage(sourceLocale)] ?? ''
  return language[byEngine ? status : byHand[status]](from)
}
