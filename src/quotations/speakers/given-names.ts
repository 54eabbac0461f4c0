/** Given names that German news prints, by the gender they are mostly given to; lower case. Own collection. */

const women = `
  adele agata agathe agnes aicha aische alexa alexandra alice alina aline alisa alma amalia amalie amelie amina anastasia
  andrea anett anette angela angelica angelika angelina anika anita anja anke ann anna annabel annalena anne annegret anneke
  anneliese annemarie annett annette annika antje antonia antonina arzu astrid ayse ayşe aylin azra barbara beate beatrice
  beatrix bella berit bettina bianca birgit birgül birte brigitta brigitte britta brunhilde carina carla carmen carola carolin
  carolina caroline catharina cecilia celine chantal charlotte chiara christa christel christiane christina christine
  claire clara claudia conny constanze cora cordula cornelia corinna dagmar dana daniela daria delia denise diana dilek
  dominique dora doreen doris dorothea dorothee dunja ebru edeltraud edith ekaterina elena eleonore elfriede elif elisa
  elisabeth elizabeth elke ella ellen elli elsa elsbeth else elvira emilia emily emine emma erika erna ernestine esra esther eva
  evelin evelyn fabienne fatima fatma felicitas fiona flora florence francesca franka franziska frauke frederike friederike
  frieda gabi gabriela gabriele gaby gerda gerlinde gertrud gesa gesine gisela gitta giulia giorgia gloria greta grete gudrun gundula hanna
  hannah hannelore hatice hedwig heide heidi heidrun heike helen helena helene helga henriette henrike herta hilda hilde hildegard hillary
  ilka ilona ilse imke ina ines inge ingeborg ingrid inka insa irene irina iris irma irmgard isa isabel isabell isabella
  isabelle ivana ivonne jacqueline jana janet janina janine jasmin jeanette jelena jenna jennifer jenny jessica jette jill joana
  johanna jolanta josefine josephine judith jule julia juliane julie jutta kaja karen karin karina karla karolin karolina
  karoline katarina katarzyna katharina käthe kathleen kathrin kathy katja katrin kerstin kim kira klara konstanze kordula
  korinna kornelia kristin kristina lana lara larissa laura lea leila lena leni leonie leyla lilian lilli lilly lina linda
  lisa liselotte lotta lotte louisa louise luisa luise lucia lucie lydia madeleine magda magdalena maike maja malin malu
  mandy manuela mara maren margarete margarethe margit margot margret margrit maria mariana marianne marie marietta marina
  marion marit marita marlen marlene marlies marta martha martina mary maria-luise mathilde maya mechthild meike melanie
  melina melissa meral merle meryem mia michaela michelle mila mimi mina mira mirella miriam mirjam mona monica monika
  nadia nadine nadja nancy natalia natalie natascha nele nelly nicola nicole nina nora nuray olga olivia ottilie patricia
  paula pauline petra pia rabia rachel rahel ramona raphaela rebecca rebekka regina regine reinhild renate ria ricarda rita romy ronja
  rosa rosalie rose rosemarie rosi roswitha ruth sabine sabrina sahra sandra sandy sara sarah saskia selin selina selma serap
  sevim sibel sibylle sieglinde sigrid sigrun silke silvana silvia simone sina sofia sofie sonja sophia sophie stefanie
  steffi stella stephanie susan susann susanna susanne svenja svetlana swetlana sybille sylvia sylvie tabea tamara tanja
  tatjana teresa tessa thea thekla therese theresa tina tine ulla ulrike ursel ursula uschi uta ute valentina valerie vanessa vera
  verena veronika veronica victoria viktoria viola vivian wally waltraud wanda wencke wiebke wilhelmine wilma xenia yasemin yasmin
  yvonne zahra zeynep zoe alena alice elina finja giorgia jördis kamala kirsten larysa manja mette oksana olena pinar riekje sunniva
  tatiana tilda ursina yuliya zuzana anneke femke saskia svenja tuba nilgün gülsen nazan melda annalena ricarda bärbel
  friedel hildegart ingelore isolde kunigunde leonore lore lieselotte marga notburga rosina senta sonia traudel wiltrud
`

const men = `
  aaron abdul abdullah achim adalbert adam adolf adrian ahmed ahmet albert albrecht alessandro alex alexander alexej alexis alfons
  alfred ali alois amir anatoli anders andré andre andreas andrej andrew andrzej andy ansgar anselm anton antonio antonis
  antony ansgar armin arndt arne arno arnold arthur artur august axel baran bashar bastian benedikt benjamin benito benno bernard
  bernd bernhard bernie bert berthold bertold bill björn bodo bogdan boris borislav bruno burak burkhard burkhart carl carlo carlos carsten
  cem chris christian christof christoph christopher claas claudio claus clemens cornelius curt dagobert dan daniel daniele danny dario
  david dennis denis detlef detlev didier diego dieter dietmar dietrich dimitri dirk dmitri dmytro dominic dominik don donald doug
  eberhard eckard eckart eckhard eckhart edgar edmund eduard edward egon ekkehard elias elmar elon emanuel emil emmanuel engin
  enrico enrique eric erich erik ernesto ernst erwin eugen ewald fabian falk falko farid felix ferdinand fernando filip
  florian francesco francis franco frank frans franz fred frederic frederick frederik friedemann friedhelm friedrich fritz
  gabriel gary geert george georg georgi gerald gerd gereon gerhard gernot gero gert gianni gideon gilbert giorgio giovanni giuseppe
  gordon götz gottfried gotthard gregor gregory guido gunnar gunter günter gunther günther gustav guy hagen hakan hannes hans
  hans-georg hans-jürgen hans-peter harald hardy harry hartmut hasan hasso hauke heiko heiner heino heinrich heinz heinz-peter
  helge hellmut helmut helmuth hendrik henning henri henrik henry herbert heribert hermann hinnerk holger horst hubert hubertus
  hugo hüseyin ibrahim ignaz igor ilja imre ingo ingolf isaac ismail ivan ivo iwan jack jakob james jan jan-philipp janis jannik janosch
  jared jaroslaw jason jens jens-uwe jeremy jerome jeroen jérôme jim jo joachim joao jochen joe joel johann johannes john jon jonas jonathan jordan
  jörg jörn jose josé josef joseph joshua josip juan julian julien julius jürgen justin justus kai kamil karim karl karl-heinz karsten
  kaspar kay keir kemal kenan kenneth kevin klaas klaus klaus-dieter klemens knut konrad konstantin korbinian kurt lars
  larry laurent laurenz leander lech leif len lennart leo leon leonhard leonid leopold levent lewis lionel lorenz lothar louis luca
  lucas lucian ludger ludwig luigi luis luiz luka lukas lutz mads magnus mahmud mahmoud maik malte manfred manolis manuel marc marcel
  marcin marco marcus mario mariusz mark marko markus marten martin marvin mathias mats matteo matthew matthias maurice mauro max
  maximilian mehmet meinhard meinrad metin michael michail michel miguel mika mike mikhail milan milos mirko mirco mohamed mohammed
  moritz mortimer murat mustafa nabil narendra nathan neil nelson nico nicolas niels nikita niklas niko nikolai nikolas nikolaus nils
  noah norbert nuno olaf ole oleg oleksandr olexander oliver omar orhan oscar oskar osman oswald otmar otto özgür pablo paolo pascal patrick
  patrik paul paulo pavel pawel pedro peer peter petr petro phil philip philipp philippe pierre pietro quentin radek rafael ragnar
  rainald rainer ralf ralph ramon raphael rasmus raul ray reiner reinhard reinhold reinold rene rené reto ricardo richard rick rico robby
  robert roberto robin rod roderich rodrigo roger roland rolf roman romano ron ronald ronny rory ruben rüdiger rudi rudolf rupert
  ruprecht russell ryan salvatore sam sami samuel sandro santiago sascha scott sean sebastian selim sepp serge sergej sergei sergio
  serkan severin siegbert siegfried siegmar siegmund sigmar sigmund silvio simon slobodan sönke stanislaw stefan steffen stephan stephen
  steve steven stuart sven svend sylvain tarek taylor ted theo theodor thibaut thilo thies thomas thorben thorsten tibor till tilman tim timm
  timo timothy tino tobias todd tom tomas tomasz tony torben torsten toni tristan udo ulf uli ulli ullrich ulrich urban urs uwe valentin
  vadim václav veit viktor victor vincent vinzenz vitali vito volker volkhard volkmar volodymyr waldemar walter warren wassili wenzel werner wieland
  wilfried wilhelm will willi william willy winfried winston witali wladimir wlodzimierz wolf wolfgang wolfram wolodymyr xaver xavier yannick yusuf
  yves zacharias zoran karl-theodor karl-josef franz-josef ernst-august lars-hendrik boris bashir hamid hossein jens-peter jussi
  kaya keanu kofi kwasi levi lias liam mateo mattis mesut mika mo nick ömer péter rafał sadiq saša sigurd sinan tariq tjark torge
  ümit uğur wim yannis ferhat
`

const split = (list: string): readonly string[] => list.split(/\s+/u).filter((name) => name !== '')

let genders: ReadonlyMap<string, 'she' | 'he' | null> | null = null

/**
 * The gender a given name speaks for; null when it is given to both; undefined when it is no name of the list. Of a
 * hyphenated name the first part counts.
 *
 * @param name in any case
 */
export const givenName = (name: string): 'she' | 'he' | null | undefined => {
  if (genders === null) {
    const map = new Map<string, 'she' | 'he' | null>()
    for (const one of split(women)) map.set(one, 'she')
    for (const one of split(men)) map.set(one, map.get(one) === 'she' ? null : 'he')
    genders = map
  }
  const key = name.toLowerCase()
  const whole = genders.get(key)
  if (whole !== undefined || !key.includes('-')) return whole
  const parts = key.split('-')
  // Marie-Luise is a given name, Martin-Luther is the beginning of a street.
  return parts.every((part) => genders?.has(part)) ? genders.get(parts[0] ?? '') : undefined
}
