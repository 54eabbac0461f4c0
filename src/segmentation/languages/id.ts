/** Indonesian. Own data. */
import type { LanguageData } from '../language.ts'

export const id: LanguageData = {
  language: 'id',
  switches: { vowellessIsAbbreviation: true },
  neverFinal: [
    'dr drs dra prof ir sdr sdri tn ny nn bpk h hj kh k.h r.a r.m jl jln gg kec kab kel st a.n u.b d.a u.p y.th',
    'yth gen letjen mayjen brigjen kol kapt',
  ],
  mayBeFinal: [
    'dll dsb dst dkk etc tbk p.t inc corp ltd co jr s.h s.e s.pd m.si m.a m.sc ph.d s.t s.kom a.s u.s s.m m sm km',
    'kg cm',
  ],
  beforeNumber: ['no hlm hal bab ps tel telp jil vol'],
  wordUnlessBeforeDigit: ['hal bab'],
  starters: [
    'ini itu dia ia mereka kami kita saya aku kamu anda di ke dari pada dalam dengan untuk oleh tanpa',
    'sejak selama setelah sebelum ketika saat dan atau tetapi tapi namun karena jika bila agar supaya sehingga',
    'maka juga pun hanya telah sudah akan sedang belum tidak bukan ya apa siapa kapan mengapa bagaimana berapa',
    'semua setiap banyak beberapa para seorang sebuah ada adalah yang sebagai menurut selain bahkan meskipun',
    'walaupun dua tiga empat lima',
  ],
  agencies: ['antara afp ap'],
}
