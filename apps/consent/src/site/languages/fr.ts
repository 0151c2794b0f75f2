import { FR } from "../../copy/fr.tsx";
import { fr } from "../copy/fr.ts";
import { openSite } from "../open-site.tsx";

openSite({ site: fr, consent: FR });
