// Russian verbs of the past agree with the person. A full name mostly tells; when it does not, the sentence goes another way.

const FEMALE = /(ова|ева|ёва|ина|ына|ская|цкая|ая|овна|евна|ична|инична)$/;
const MALE = /(ов|ев|ёв|ин|ын|ский|цкий|ый|ой|вич)$/;

export type Gender = "female" | "male";

export function genderOf(name: string): Gender | undefined {
  const words = name.toLocaleLowerCase("ru").split(/[\s-]+/).filter((word) => word.length > 3);
  const female = words.some((word) => FEMALE.test(word));
  const male = words.some((word) => MALE.test(word));
  return female === male ? undefined : female ? "female" : "male";
}

/** Of whom it is said; unknown says it without a verb of the past. */
export type Who = Gender | undefined;

export const verb = (who: Who, female: string, male: string): string => who === "female" ? female : male;
