package dev.fbads.local.backing.testing;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

import dev.fbads.local.backing.BackingException;
import dev.fbads.local.backing.BackingServices;
import dev.fbads.local.backing.ServiceKind;

/**
 * The services of this JVM's tests. Quarkus loads test classes anew for every application that it starts and closes the
 * class loader afterwards, so what is shared lives in the system class loader's copy of these classes, and each caller
 * gets a view of it in its own types.
 */
public final class SharedBackingServices {

    private static final LazyServices SERVICES = new LazyServices();

    private SharedBackingServices() {
    }

    /** Starts what is not running yet. The answer shows all that is running, which may be more. */
    public static BackingServices with(Set<ServiceKind> kinds) {
        return view("start", kinds.stream().map(Enum::name).collect(Collectors.joining(",")));
    }

    /** @throws IllegalStateException when nothing was started yet */
    public static BackingServices current() {
        return view("start", "");
    }

    /** Reached by name from another class loader, hence a signature of JDK types only. */
    public static Object start(String kinds) {
        Set<ServiceKind> wanted = kinds.isEmpty() ? EnumSet.noneOf(ServiceKind.class)
                : Arrays.stream(kinds.split(",")).map(ServiceKind::valueOf).collect(Collectors.toSet());
        SERVICES.ensure(wanted);
        return SERVICES;
    }

    private static BackingServices view(String method, String kinds) {
        var system = ClassLoader.getSystemClassLoader();
        var caller = Thread.currentThread();
        var previous = caller.getContextClassLoader();
        caller.setContextClassLoader(system);
        try {
            var shared = system.loadClass(SharedBackingServices.class.getName());
            return ForeignView.of(BackingServices.class, shared.getMethod(method, String.class).invoke(null, kinds));
        } catch (ClassNotFoundException e) {
            return (BackingServices) start(kinds); // not a plain test JVM: only this class loader knows us
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause
                    : new BackingException("the shared backing services do not start", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new BackingException("the shared backing services cannot be reached", e);
        } finally {
            caller.setContextClassLoader(previous);
        }
    }
}
