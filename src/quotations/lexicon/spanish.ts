import type { WordLists } from './types.ts'

/** Spanish as news writes it. */
export const spanish: WordLists = {
  reporting: `dice dicen dijo dijeron decía decían dicho digo diciendo afirma afirmó afirmaron afirmado asegura aseguró
    aseguraron asegurado explica explicó explicaron explicado añade añadió añadieron añadido señala señaló señalaron señalado
    declara declaró declararon declarado indica indicó indicaron indicado sostiene sostuvo subraya subrayó recuerda recordó
    cuenta contó escribe escribió escrito responde respondió pregunta preguntó advierte advirtió insiste insistió comenta
    comentó apunta apuntó agrega agregó reconoce reconoció admite admitió denuncia denunció lamenta lamentó considera
    consideró destaca destacó exclama exclamó grita gritó manifiesta manifestó expresa expresó promete prometió concluye
    concluyó precisa precisó relata relató resume resumió tuiteó anuncia anunció opina opinó argumenta argumentó reitera
    reiteró zanja zanjó remata remató prosigue prosiguió confiesa confesó avisa avisó piensa pensó repite repitió pide pidió`,
  naming: `llama llamó llamaron llamado califica calificó calificaron calificado tacha tachó describe describió descrito
    denomina denominó apoda apodó elogia elogió critica criticó condena condenó habla~de habló~de hablaron~de tilda tildó
    alaba alabó define definió celebra celebró cree creen creía considera consideran ve ven ve_en encuentra se_muestra se_mostró se_dice`,
  attribution: 'según a_juicio_de en_palabras_de',
  saidBy: '',
  titles: `película* novela* serie* canción* diario* periódico* revista* libro* ópera* obra* álbum* programa documental*
    poema* ensayo* pódcast podcast* semanario* cuadro* exposición* titulad* drama* comedia* filme* título`,
  names: `hotel* barco* restaurante* proyecto* café* bar buque* ferry asociación* grupo* operación* club* crucero* sonda*
    plataforma* movimiento* colectivo* llamad* apodad* banda`,
  terms: `palabra* término* expresión* concepto* etiqueta* eslogan* lema* fórmula* supuest* noción denominad* vocablo*`,
  meaning: 'significa designa quiere_decir',
  articles: `el la los las un una unos unas del al de su sus este esta estos estas ese esa mi mis nuestro nuestra como lo en`,
  persons: `yo me mí mi mis conmigo nosotros nosotras nos nuestro nuestra nuestros nuestras tú te ti tu tus vosotros os
    vuestro vuestra soy somos estoy estamos tengo tenemos creo he hemos quiero queremos voy vamos`,
  he: 'él',
  she: 'ella',
  oblique: 'y e o u con de del a al para por contra sobre bajo en sin entre como que según hacia ante tras',
  offices: `presidente* presidenta* ministro* ministra* canciller* senador* senadora* alcalde* alcaldesa* rey reina papa general*
    doctor* doctora* profesor* profesora* señor* señora* don doña director* directora* diputado* diputada* portavoz*
    secretario* secretaria* abogado* abogada* juez* jueza* fiscal* embajador* embajadora* comisario* jefe* jefa* líder*
    entrenador* capitán* príncipe* princesa* obispo* cardenal* dictador* economista* escritor* escritora* actor* actriz*`,
  women: `señora doña presidenta ministra senadora alcaldesa reina doctora profesora directora diputada secretaria abogada
    jueza embajadora jefa princesa escritora actriz`,
  men: `señor don presidente ministro senador alcalde rey doctor profesor director diputado secretario abogado juez
    embajador jefe príncipe escritor actor`,
  notNames: `el la los las un una de del y o pero en con para por según tras antes después desde cuando si como que quien
    donde este esta no sí ya lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio
    agosto septiembre octubre noviembre diciembre señor señora don doña presidente presidenta primer ministro ministra
    canciller senador senadora alcalde alcaldesa rey reina papa general doctor doctora profesor casa blanca`,
  function: `el la los las de y que en un una es no se por con para su lo como más pero sus al del ha son está hay muy ya
    todo esta nos yo`,
}
