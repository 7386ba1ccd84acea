// The parts of sentences that name a document by what it is, around its number.
import type { KindCatalogue, Noun } from "@/ui/kinds";

import { verb, type Who } from "./gender";

const ru = (n: Noun) => ({
  moved: (who: Who) => `${verb(who, "перевела", "перевёл")} ${n.agree("ваш", "вашу", "ваше")} ${n.it}`,
  movedNeutral: `${n.agree("Переведён ваш", "Переведена ваша", "Переведено ваше")} ${n.one}`,
  assigned: (who: Who) => `${verb(who, "назначила", "назначил")} вам ${n.it}`,
  assignedNeutral: `Вам ${n.agree("назначен", "назначена", "назначено")} ${n.one}`,
  mentioned: (who: Who) => `${verb(who, "упомянула", "упомянул")} вас в ${n.in}`,
  mentionedNeutral: `Вас упомянули в ${n.in}`,
  commented: (who: Who) => `${verb(who, "написала", "написал")} в ${n.agree("вашем", "вашей", "вашем")} ${n.in}`,
  commentedNeutral: `Новый комментарий в ${n.agree("вашем", "вашей", "вашем")} ${n.in}`,
  fromScenario: (name: string) => `Сценарий «${name}» сообщает ${/^[аоуэи]/.test(n.in) ? "об" : "о"} ${n.in}`,
  scenarioFailed: (name: string) => `Сценарий «${name}» не выполнился для ${n.of}`,
  of: `по ${n.to}`,
  other: `Изменение в ${n.in}`,
});

export const messages: KindCatalogue<ReturnType<typeof ru>> = {
  ru,
  en: (n) => ({
    moved: () => `moved your ${n.one}`,
    movedNeutral: `Your ${n.one} was moved:`,
    assigned: () => `gave you ${n.one}`,
    assignedNeutral: `You were given ${n.one}`,
    mentioned: () => `mentioned you in ${n.one}`,
    mentionedNeutral: `You were mentioned in ${n.one}`,
    commented: () => `commented on your ${n.one}`,
    commentedNeutral: `A new comment on your ${n.one}`,
    fromScenario: (name) => `The scenario “${name}” tells of ${n.one}`,
    scenarioFailed: (name) => `The scenario “${name}” failed on ${n.one}`,
    of: `on ${n.one}`,
    other: `A change in ${n.one}`,
  }),
};
