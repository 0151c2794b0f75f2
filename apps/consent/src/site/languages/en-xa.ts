import { PSEUDO } from "../../copy/pseudo.ts";
import { pseudo } from "../copy/pseudo.ts";
import { openSite } from "../open-site.tsx";

openSite({ site: pseudo, consent: PSEUDO });
