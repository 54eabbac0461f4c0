import java.io.File;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import org.omegat.core.Core;
import org.omegat.core.data.ExternalTMX;
import org.omegat.core.data.ProjectProperties;
import org.omegat.core.data.RealProject;
import org.omegat.core.statistics.FindMatches;
import org.omegat.filters2.master.FilterMaster;
import org.omegat.util.ProjectFileStorage;

/** Asks OmegaT's own matcher each line of a file over the memory of a project; prints how many units that has and milliseconds, one a line. */
public class OmegaTPeer {
    public static void main(String[] args) throws Exception {
        Core.initializeConsole(new HashMap<>());
        Core.setFilterMaster(new FilterMaster(FilterMaster.createDefaultFiltersConfig()));
        ProjectProperties properties = ProjectFileStorage.loadProjectProperties(new File(args[0]));
        RealProject project = new RealProject(properties);
        Core.setProject(project);
        project.loadProject(false);
        int units = 0;
        for (ExternalTMX memory : project.getTransMemories().values())
            units += memory.getEntries().size();
        System.out.println("units " + units);
        FindMatches matcher = new FindMatches(Core.getProject().getSourceTokenizer(), 5, true, false);
        List<String> queries = Files.readAllLines(new File(args[1]).toPath());
        // The first ones warm the machine up and are not counted.
        for (int at = 0; at < Math.min(3, queries.size()); at++)
            matcher.search(Core.getProject(), queries.get(at), true, false, () -> false);
        for (String query : queries) {
            long from = System.nanoTime();
            matcher.search(Core.getProject(), query, true, false, () -> false);
            System.out.println("ms " + (System.nanoTime() - from) / 1e6);
        }
        System.exit(0);
    }
}
